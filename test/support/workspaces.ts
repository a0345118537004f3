import { afterEach } from 'vitest';
import { createWorkspace, type Workspace, type WorkspaceOptions } from './workspace.js';

/** Makes workspaces that are gone after each test of the file. */
export const workspaces = (): ((options?: WorkspaceOptions) => Workspace) => {
  const opened: Workspace[] = [];
  afterEach(() => {
    for (const workspace of opened.splice(0)) workspace.dispose();
  });
  return (options) => {
    const workspace = createWorkspace(options);
    opened.push(workspace);
    return workspace;
  };
};
