/** The same number of pages as another office would make them: Hugo, which sets templates in one program of machine code. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The version that is installed; null where none is. */
export function hugoVersion(): string | null {
  const { status, stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  return status === 0 ? (/v[\d.]+/.exec(stdout)?.[0] ?? stdout.trim()) : null;
}

const TEMPLATE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><title>{{ .Title }}</title></head>
<body data-pagefind-body><h1>{{ .Title }}</h1><p>这里是第 {{ .Params.number }} 个小区的公示。</p>
<table><thead><tr><th>项目</th><th>金额</th><th>备注</th></tr></thead>
<tbody>{{ range .Params.rows }}<tr><td>{{ .item }}</td><td class="amount-column">{{ .amount }} 元</td><td class="remark-column">{{ .note }}</td></tr>{{ end }}</tbody></table>
</body></html>
`;
const ROWS = 90;

/** A Hugo project with as many pages as the bare Astro one has, of the same size and with the same rows, each from its data. */
export function makeHugoSite(root: string, pages: number): void {
  mkdirSync(path.join(root, 'content'), { recursive: true });
  mkdirSync(path.join(root, 'layouts', '_default'), { recursive: true });
  writeFileSync(
    path.join(root, 'config.json'),
    JSON.stringify({ baseURL: 'https://example.org/', disableKinds: ['taxonomy', 'term', 'RSS', 'sitemap', 'home'] }),
  );
  writeFileSync(path.join(root, 'layouts', '_default', 'single.html'), TEMPLATE);
  for (let i = 0; i < pages; i++) {
    const rows = Array.from({ length: ROWS }, (_, r) => ({
      item: `项目${(i * 7 + r) % 997}`,
      amount: (((i * 31 + r * 17) % 100_000) / 100).toFixed(2),
      note: `第 ${r} 行 备注 ${(i + r) % 53}`,
    }));
    writeFileSync(
      path.join(root, 'content', `e${i}.md`),
      `${JSON.stringify({ title: `示例小区 ${i}`, number: i, rows })}\n`,
    );
  }
}
