package io.drawbridge.system;

/** What a page does to upload by a ticket: a form of two files, and a file alone. */
final class BrowserForm {
    static final String SCRIPT =
            """
            import { createRequire } from 'node:module';
            import { join } from 'node:path';

            const { GATEWAY, TICKET, PAGE, CHROMIUM, BROWSER_TOOLS } = process.env;
            const { chromium } = createRequire(join(BROWSER_TOOLS, 'package.json'))('playwright-core');

            async function upload({ at }) {
              const [file] = document.getElementById('file').files;
              const form = new FormData();
              form.append('title', 'two files');
              form.append('files', file, 'first.bin');
              form.append('files', file, 'second.bin');
              const posted = await fetch(`${at}/`, { method: 'POST', body: form });
              const put = await fetch(`${at}/put.bin`, { method: 'PUT', body: file });
              return {
                form: { status: posted.status, body: await posted.json() },
                put: { status: put.status, etag: put.headers.get('ETag') },
              };
            }

            const browser = await chromium.launch({
              executablePath: CHROMIUM,
              args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
            });
            try {
              const page = await browser.newPage();
              await page.goto(PAGE);
              await page.setContent('<input id="file" type="file">');
              await page.setInputFiles('#file', 'data.bin');
              console.log(JSON.stringify(await page.evaluate(upload, { at: `${GATEWAY}/u/${TICKET}` })));
            } finally {
              await browser.close();
            }
            """;

    private BrowserForm() {}
}
