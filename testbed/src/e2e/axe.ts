import { AxeBuilder } from "@axe-core/playwright";
import { until } from "@kipass/service-kit/testing-until";
import type { Page } from "playwright-core";

/** One line for each rule of axe-core that a page breaks, with the first element that breaks it, once its screen is there. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.getByRole("main").waitFor();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.length} × ${nodes[0]?.html}`);
}

/** Shows a page in both languages and both modes, Korean and light again at the end. */
export async function inEveryLook(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  // A colour on its way to another has neither's contrast.
  await page.emulateMedia({ reducedMotion: "reduce" });
  // Also while a sheet lies over them.
  const press = (name: string) => page.getByRole("button", { name, exact: true }).dispatchEvent("click");
  // Two languages have a button, more have a list.
  const list = page.locator(".settings select");
  const speak = async (name: string) => ((await list.count()) > 0 ? list.selectOption({ label: name }) : press(name));
  await look("ko light");
  await press("선명한 화면");
  await look("ko vivid");
  await speak("English");
  await look("en vivid");
  await press("High contrast");
  await look("en light");
  await speak("한국어");
}

/** Makes a page so wide, and waits until nothing of it goes sideways. */
export async function fits(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 844 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await until(async () => (await wide()) <= width, `nothing is wider than ${width} px`);
}
