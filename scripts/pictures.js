// Pictures of the console for its guide: node scripts/pictures.js [--data DIR]
// Without --data a demo bank is loaded first. Each is WebP, made by the browser itself.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { goTo, openBrowser, signedIn, startDemo } from '../bench/console/demo.js';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folder = join(dirname(fileURLToPath(import.meta.url)), '../docs/pictures');
const mostBytes = 100_000;

/** The pictures: the page, who looks at it, in which language, and in which light. */
const pictures = [
  { name: 'my-day', who: 'wang.fang', path: '/' },
  { name: 'client', who: 'wang.fang', path: '/clients/cl_demo.jinshan' },
  { name: 'warning-zh', who: 'li.na', path: '/warnings/cl_demo.jinshan', zh: true },
  { name: 'portfolio-zh', who: 'li.na', path: '/portfolio', zh: true, scheme: 'dark' },
  { name: 'project', who: 'li.na', path: '/projects/pj_demo.wind' },
  { name: 'proof', who: 'sun.yue', path: '/proof' },
];

/** The same picture as WebP, without any library. */
async function webpOf(page, png) {
  const blank = await page.context().newPage();
  const text = await blank.evaluate(
    async (source) => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d').drawImage(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.75 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await blank.close();
  return Buffer.from(text, 'base64');
}

const demo = await startDemo(values.data);
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
for (const { name, who, path, zh = false, scheme = 'light' } of pictures) {
  const locale = zh ? 'zh-CN' : 'en-GB';
  const page = await signedIn(browser, demo, who, { locale, colorScheme: scheme });
  await goTo(page, demo, path);
  await page.waitForTimeout(3_000); // names are asked for after what they name
  const webp = await webpOf(page, await page.screenshot());
  if (webp.length > mostBytes) throw new Error(`${name} has ${webp.length} bytes`);
  writeFileSync(join(folder, `${name}.webp`), webp);
  console.log(`${name}.webp ${(webp.length / 1_000).toFixed(0)} kB`);
  await page.context().close();
}
await browser.close();
await demo.stop();
