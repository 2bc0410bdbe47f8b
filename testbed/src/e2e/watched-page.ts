import type { BrowserContext, Page } from "playwright-core";

/** A page that remembers everything it was not allowed to do and everything it complained about. */
export interface WatchedPage {
  readonly page: Page;
  /** One line each: what broke the content policy, what was thrown, what the console called an error. */
  readonly faults: readonly string[];
}

export async function openPage(context: BrowserContext, url: string): Promise<WatchedPage> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(`thrown: ${fault.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} ${message.location().url}`);
  });
  await page.exposeFunction("kipassFault", (fault: string) => void faults.push(fault));
  // Policy breaches are also written to the console, but only as long as nobody changes how they are reported.
  await page.addInitScript(() => {
    const tell = (globalThis as unknown as { kipassFault: (fault: string) => void }).kipassFault;
    addEventListener("securitypolicyviolation", (event) =>
      tell(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(url);
  return { page, faults };
}
