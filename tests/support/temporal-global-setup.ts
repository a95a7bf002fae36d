import type { TestProject } from 'vitest/node';
import { startSharedServer } from './temporal-server.ts';

/**
 * For `globalSetup` of the vitest projects whose tests need a Temporal server: one server for the whole run, however
 * many projects name this file. A test takes it by `sharedSettings()` and keeps to a task queue of its own.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startSharedServer();
  project.provide('temporalAddress', server.settings.address);
  return () => server.release();
}
