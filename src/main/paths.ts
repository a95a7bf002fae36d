import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: what belongs to the program and not to a store. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '..', '..', '..');

export const PACKAGE_FILE = join(ROOT, 'package.json');
export const DEFAULT_PLAN_DIR = join(ROOT, 'config', 'plans', '77-kh-tu');
export const AGENCIES_FILE = join(ROOT, 'config', 'agencies.yaml');
export const POLICY_FILE = join(ROOT, 'config', 'policy.yaml');
export const MAIL_TEXTS_DIR = join(ROOT, 'config', 'mail');
export const CALENDAR_DIR = join(ROOT, 'config', 'calendar');
export const WORKFLOWS_ENTRY = join(ROOT, 'workflows', 'index.ts');
