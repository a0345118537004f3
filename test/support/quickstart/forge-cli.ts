import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Desk, writeProgram } from './desk.js';

/** A command of a forge’s program, as somebody types it. */
interface ForgeCommand {
  /** Its words with blanks between them. */
  readonly words: string;
  readonly input: string;
  readonly directory: string;
}

/** What a command prints. One that fails throws. */
type AnswerCommand = (command: ForgeCommand) => Promise<string>;

/** What is done for the commands whose words fit; `found` is the first group. What it gives back is printed. */
export type Answer = readonly [words: RegExp, does: (command: ForgeCommand, found: string) => unknown];

/** A forge that a page’s program talks to. */
export interface QuickstartForge {
  /** The words of every command that was answered, in order. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

/** Answers by a table, and nothing that isn’t in it. */
export const answering =
  (answers: readonly Answer[], asked: string[]): AnswerCommand =>
  async (command) => {
    const [pattern, does] = answers.find(([words]) => words.test(command.words)) ?? [];
    if (!pattern || !does) throw new Error(`nobody has told what this does: ${command.words}`);
    asked.push(command.words);
    return String((await does(command, pattern.exec(command.words)?.[1] ?? '')) ?? '');
  };

/** Puts a program that stands for `gh` or `glab` on a desk: the test answers, while the command waits. */
export const standInFor = async (desk: Desk, name: string, answer: AnswerCommand): Promise<() => void> => {
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => answer(commandOf(body)))
      .then(
        (text) => response.writeHead(200).end(text),
        (error: unknown) => response.writeHead(500).end(`${name}: ${String(error)}\n`),
      );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  writeProgram(
    join(desk.bin, name),
    `{ printf '%s\\n' "$PWD" "$*"; cat; } | curl --silent --show-error --fail-with-body --data-binary @- ${url}`,
  );
  return () => {
    server.close();
    server.closeAllConnections();
  };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const commandOf = (body: string): ForgeCommand => {
  const [directory = '', words = '', ...input] = body.split('\n');
  return { directory, words, input: input.join('\n') };
};
