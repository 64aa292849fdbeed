// Opens an area page nine times in Firefox and chooses an answer each time, by key. Started by heard-in-firefox.sh.
import { execSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';

const site = process.argv[2];
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: false });
const page = await browser.newPage();
await page.goto(`${site}/account/sign-in`);
await page.type('[name=email i]', 'officer@example.gov.uk');
await page.type('[type=password]', 'Maturity-Index-2012');
await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
const assessment = await page.$$eval('main a', (links) =>
  links.map((a) => a.getAttribute('href')).find((href) => /^\/assessments\/[0-9a-f-]{36}$/.test(href))
);

for (const area of 'ABCDEFGHI') {
  await page.goto(`${site}${assessment}/areas/${area}`);
  await pause(7);
  // Any key ends the reading of the page, as it does for a person who has heard enough.
  execSync('xdotool key Control_L');
  await page.evaluate(() => [...document.querySelectorAll('input[type=radio][name$=".target"]:not(:checked)')].pop().focus());
  await pause(2.5);
  execSync('xdotool key space');
  await page.waitForFunction(() => /^Saved/m.test(document.querySelector('main').innerText));
  await pause(6);
}

await browser.close();
