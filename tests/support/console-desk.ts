import type { Visitor } from './browser.ts';

/** The console as the secretary works at it: what is pressed, and the words that answer. */
export interface Desk {
  open(path: string): Promise<void>;
  press(button: string): Promise<void>;
  follow(link: string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  /** Words of the one element, with one space between. */
  words(selector: string): Promise<string>;
  /** Words of the task's line in the plan's table. */
  line(task: string): Promise<string>;
  /** What the page says about what has just been done. */
  answer(): Promise<string>;
  /** Presses; the page answers when all that was due on the way is done. Returns to the plan with what was said. */
  moveClock(button: string): Promise<string>;
}

export const squeezed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** `url` is asked each time: a product that was started again listens elsewhere. */
export function sitAt({ page }: Visitor, url: () => string): Desk {
  const words = async (selector: string): Promise<string> =>
    squeezed(await page.locator(selector).innerText());
  const open = async (path: string): Promise<void> => {
    await page.goto(new URL(path, url()).href);
  };
  // Every button and link here leads to another page; whoever reads before it has come reads the old one.
  const goBy = async (role: 'button' | 'link', name: string): Promise<void> => {
    const arrived = page.waitForEvent('load');
    await page.getByRole(role, { name, exact: true }).click();
    await arrived;
  };
  const answer = (): Promise<string> => words('main .notice');
  return {
    open,
    press: (name) => goBy('button', name),
    words,
    answer,
    follow: (name) => goBy('link', name),
    fill: (label, text) => page.getByLabel(label).fill(text),
    line: (task) => words(`tr[id="${task}"]`),
    async moveClock(button) {
      await goBy('button', button);
      const said = await answer();
      await open('/');
      return said;
    },
  };
}
