/**
 * Node reads TypeScript by itself, but not JSX: whoever is about to load pages asks for it first. For a command that has
 * none to show, a loader in front of all modules would more than double the time until it answers.
 */
export async function readJsx(): Promise<void> {
  const { register } = await import('tsx/esm/api');
  register();
}
