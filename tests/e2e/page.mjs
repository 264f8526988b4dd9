// A person at the page, in a real browser: the three jobs, apply, undo, an error, the keyboard. Prints what was seen.
import fs from "node:fs";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

const [url, file, language, pictures] = process.argv.slice(2);
const text = fs.readFileSync(file, "utf8");
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const seen = { problems: [], steps: {} };
page.on("pageerror", (error) => seen.problems.push(String(error)));
page.on("console", (message) => message.type() === "error" && seen.problems.push(message.text()));

async function picture(name) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

async function run(button) {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "hidden", timeout: 90_000 });
  return { summary: await page.locator("#summary").textContent(), titles: await page.locator("article h3").allTextContents() };
}

const code = page.getByLabel("Code to work on");
await page.goto(url);
await page.getByText(/^Connected/).waitFor();

await run("Find problems");
seen.steps.empty = await page.getByRole("alert").textContent();

await page.getByLabel("Language").selectOption(language);
await code.fill(text);
seen.steps.analyze = await run("Find problems");
await picture("analyze");
seen.steps.proofs = await page.locator("article .badge.proven").count();
await page.getByRole("button", { name: /^Apply the fix/ }).first().click();
seen.steps.fixed = await code.inputValue();
await page.getByRole("button", { name: "Undo the last change" }).click();
seen.steps.undone = await code.inputValue();

seen.steps.refactor = await run("Suggest refactorings");
await picture("refactor");
await page.getByRole("button", { name: "Apply", exact: true }).first().click();
seen.steps.refactored = await code.inputValue();

// Two of them, one after the other: the second is searched for and proven again on the result of the first.
await code.fill(text);
await run("Suggest refactorings");
const boxes = page.getByRole("checkbox", { name: /^Select / });
seen.steps.selectable = await boxes.count();
await boxes.nth(0).check();
await boxes.nth(1).check();
await picture("selected");
await page.getByRole("button", { name: "Apply the 2 selected, one after another" }).click();
await page.getByText(/^Applied 2, each proven/).waitFor({ timeout: 90_000 });
seen.steps.both = await code.inputValue();
await picture("both");

// By keyboard alone: out of the editor with Escape and Tab, on to the third job.
await code.focus();
await page.keyboard.press("Escape");
for (let step = 0; step < 3; step += 1) await page.keyboard.press("Tab");
seen.steps.focused = await page.evaluate(() => document.activeElement.textContent);
await page.keyboard.press("Enter");
await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "hidden", timeout: 90_000 });
seen.steps.tests = { titles: await page.locator("article h3").allTextContents() };
await picture("tests");

await browser.close();
process.stdout.write(JSON.stringify(seen), () => process.exit(0));
