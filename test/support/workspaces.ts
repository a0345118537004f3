import { afterEach } from 'vitest';
import { createReleasedWorkspace, createWorkspace, type Workspace, type WorkspaceOptions } from './workspace.js';

/** Makes workspaces that are gone after each test of the file. */
export const workspaces = (): ((options?: WorkspaceOptions) => Workspace) => {
  const opened = disposing();
  return (options) => opened(createWorkspace(options));
};

/** Makes workspaces whose first release is published; they too are gone after each test of the file. */
export const releasedWorkspaces = (): ((options?: WorkspaceOptions) => Promise<Workspace>) => {
  const opened = disposing();
  return async (options) => opened(await createReleasedWorkspace(options));
};

const disposing = (): ((workspace: Workspace) => Workspace) => {
  const opened: Workspace[] = [];
  afterEach(() => {
    for (const workspace of opened.splice(0)) workspace.dispose();
  });
  return (workspace) => {
    opened.push(workspace);
    return workspace;
  };
};
