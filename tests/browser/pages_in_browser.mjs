// SPDX-License-Identifier: Apache-2.0
// pages_in_browser.mjs CHROMIUM PAGE...: opens every page light and dark, on a phone, a small phone and
// a desk, and on paper; says what is wrong with it. Each check is a fault that a page once had.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as look from './look.mjs';

const require = createRequire(import.meta.url);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const mostBytes = 200 * 1024;
const widths = [320, 390, 1200];
const [executablePath, ...pages] = process.argv.slice(2);
const faults = [];

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
    '--disable-background-networking', '--disable-component-update'],
});

async function open(file, options, fault) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('console', (message) => fault(`the console says: ${message.text()}`));
  page.on('pageerror', (error) => fault(`an error: ${error}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:') && url !== pathToFileURL(file).href) fault(`it asks for ${url}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`the policy stopped ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

/// What axe finds, also its best practices.
async function accessibility(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return result.violations.map((violation) =>
    `axe ${violation.id}: ${violation.help}; ${violation.nodes[0].html.slice(0, 120)}`);
}

async function onScreen(file, name) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of widths) {
      const where = `${name} ${colorScheme} ${width}`;
      const fault = (message) => faults.push(`${where}: ${message}`);
      const page = await open(file, { viewport: { width, height: 900 }, colorScheme }, fault);
      for (const message of await accessibility(page)) fault(message);
      for (const check of [look.sideways, look.drawings, look.typeface, look.colours]) {
        for (const message of await page.evaluate(check)) fault(message);
      }
      await page.context().close();
    }
  }
}

async function onPaper(file, name) {
  const fault = (message) => faults.push(`${name} print: ${message}`);
  const page = await open(file, { viewport: { width: 690, height: 900 } }, fault);
  await page.emulateMedia({ media: 'print' });
  for (const check of [look.paper, look.drawings]) {
    for (const message of await page.evaluate(check)) fault(message);
  }
  const pdf = await page.pdf({ format: 'Letter' });
  if (pdf.length < 10000 || !pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) fault('it does not print');
  await page.context().close();
}

async function byKeyboard(file, name) {
  const fault = (message) => faults.push(`${name} keyboard: ${message}`);
  const page = await open(file, { viewport: { width: 1200, height: 900 } }, fault);
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.getAttribute('href'));
  if (first !== '#main') fault(`the first stop is ${first}, not the way past the navigation`);
  const folded = page.locator('summary').first();
  if (await folded.count() > 0) {
    await folded.focus();
    await page.keyboard.press('Enter');
    if (!(await page.evaluate(() => document.querySelector('details').open))) fault('nothing unfolds');
  }
  await page.context().close();
}

for (const each of pages) {
  const file = resolve(each);
  const name = basename(file);
  const bytes = readFileSync(file).length;
  if (bytes > mostBytes) faults.push(`${name}: ${bytes} bytes, more than ${mostBytes}`);
  const lang = /<html lang="([a-z]+)"/.exec(readFileSync(file, 'utf8'))?.[1];
  if (!name.includes(`.${lang}.`)) faults.push(`${name}: its language is ${lang}`);
  await onScreen(file, name);
  await onPaper(file, name);
  await byKeyboard(file, name);
  console.log(`${name}: ${bytes} bytes`);
}
await browser.close();

for (const fault of faults.slice(0, 60)) console.error(fault);
if (faults.length > 0) {
  console.error(`${faults.length} faults`);
  process.exit(1);
}
console.log(`${pages.length} pages, no faults`);
