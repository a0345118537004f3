import { done, type RunCommand } from './context.js';

export const runServe: RunCommand = async () => done;
