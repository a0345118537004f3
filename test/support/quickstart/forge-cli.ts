import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Desk, writeProgram } from './desk.js';

/** A command of a forge’s program, as somebody types it. */
export interface ForgeCommand {
  /** Its words with blanks between them. */
  readonly words: string;
  readonly input: string;
  readonly directory: string;
}

/** What it prints. A command that fails throws. */
export type AnswerCommand = (command: ForgeCommand) => Promise<string> | string;

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
