/** The yardstick of the benchmark: bare Astro pages of the same size. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A bare Astro project with as many pages of 12 KB, each a name, a paragraph and a table. */
export function makeBarePages(root: string, pages: number): void {
  mkdirSync(path.join(root, 'src', 'pages'), { recursive: true });
  writeFileSync(path.join(root, 'package.json'), '{"type":"module","private":true}\n');
  writeFileSync(
    path.join(root, 'src', 'pages', '[id].astro'),
    `---
export function getStaticPaths() {
  return Array.from({ length: ${pages} }, (_, i) => ({ params: { id: \`e\${i}\` }, props: { i } }));
}
const { i } = Astro.props;
const rows = Array.from({ length: 90 }, (_, r) => ({ item: \`项目\${(i * 7 + r) % 997}\`, amount: ((i * 31 + r * 17) % 100000) / 100, note: \`第 \${r} 行 备注 \${(i + r) % 53}\` }));
---
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8" /><title>示例小区 {i}</title></head>
<body data-pagefind-body><h1>示例小区 {i}</h1><p>这里是第 {i} 个小区的公示。</p>
<table><thead><tr><th>项目</th><th>金额</th><th>备注</th></tr></thead>
<tbody>{rows.map((row) => <tr><td>{row.item}</td><td class="amount-column">{row.amount.toFixed(2)} 元</td><td class="remark-column">{row.note}</td></tr>)}</tbody></table>
</body></html>
`,
  );
}
