/** The module that gives `ota-release demo` a file of examples/device-agent: its very text, and no second copy to keep. */
export const agentModule = (path: string, name: string, text: string): string => `\
/** The text of ${path}, from which this file is generated. */
export const ${name} = \`${text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')}\`;
`;
