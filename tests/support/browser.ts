import { AxeBuilder } from '@axe-core/playwright';
import sparticuz from '@sparticuz/chromium';
import { mkdir } from 'node:fs/promises';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** The width of a desk's screen and of a telephone, in CSS pixels. */
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The flags a container asks for: no sandbox for root, no graphics card, no calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A person at a browser of their own: no cookie of anybody else. */
export interface Visitor {
  readonly page: Page;
  /** Errors of the console and of scripts, pages of 500 and above, whatever else did not load, since the start. */
  readonly complaints: readonly string[];
  /** Whatever a sighted, a blind and a telephone's reader would stumble over on the present page; none: empty. */
  inspect(name: string): Promise<readonly string[]>;
  leave(): Promise<void>;
}

/** A real Chromium: `CHROMIUM_PATH`, one on the PATH, or the one that the npm package carries. */
export async function openBrowser(): Promise<Browser> {
  const executablePath =
    process.env['CHROMIUM_PATH'] ?? onPath('chromium') ?? (await sparticuz.executablePath());
  return chromium.launch({ executablePath, args: FLAGS });
}

function onPath(name: string): string | null {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return places.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function newVisitor(browser: Browser): Promise<Visitor> {
  const context = await browser.newContext({ viewport: DESK, locale: 'vi-VN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A page that answers with a fault of the form (422) is a page; what fails to load is heard below.
    const loading = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !loading) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('response', (answer) => {
    const isPage = answer.request().isNavigationRequest();
    if (answer.status() >= (isPage ? 500 : 400)) complaints.push(`${answer.url()}: ${answer.status()}`);
  });
  return {
    page,
    complaints,
    leave: () => context.close(),
    async inspect(name) {
      await picture(page, `${name}-${DESK.width}`);
      const faults = await findingsOfAxe(page);
      await page.setViewportSize(PHONE);
      await picture(page, `${name}-${PHONE.width}`);
      const wide = await sideways(page);
      await page.setViewportSize(DESK);
      return [...faults, ...wide].map((fault) => `${name}: ${fault}`);
    },
  };
}

/** With `SCREENSHOTS` naming a folder, each page is kept there as a picture, to be looked at by a person. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Serious and critical ones. */
async function findingsOfAxe(page: Page): Promise<readonly string[]> {
  // The letter's own frame runs no script, and so no axe either: its page is inspected by itself.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
}

/** A telephone's page scrolls down and never sideways. */
async function sideways(page: Page): Promise<readonly string[]> {
  const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
  return width > PHONE.width ? [`${width} pixels wide on a telephone of ${PHONE.width}`] : [];
}
