/**
 * Finds a Chromium-like browser for the tests; on Debian as root it installs one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((root) => root !== undefined)
    .flatMap((root) => [
      path.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/**
 * What a browser that nobody sees can do without. The buttons round a page are drawn by pages of their own, which cost
 * as much as the page; the rest is what Playwright leaves out, since the last list of features counts alone.
 */
const FEATURES_LEFT_OUT = [
  ...['InitialWebUI', 'PreloadTopChromeWebUI', 'WebUIOmniboxPopup', 'WebUIReloadButton', 'WebUIToolbar'],
  ...['WebUIBackForwardButton', 'WebUIHomeButton', 'WebUILocationBar', 'WebUISplitTabsButton'],
  'SpareRendererForSitePerProcess',
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding', 'MediaRouter'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning', 'LensOverlay'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  'PreconnectToSearch',
];

/** Flags for a browser that asks no other host for anything; the sandbox can't be had as root. */
export const BROWSER_FLAGS: readonly string[] = [
  `--disable-features=${FEATURES_LEFT_OUT.join()}`,
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Debian's Chromium without windows: the same engine, which loads a page with half the processor time. */
const WITHOUT_WINDOWS = { package: 'chromium-headless-shell', place: '/usr/bin/chromium-headless-shell' } as const;

/** Path of an installed browser that people use, or null. */
export function findBrowser(): string | null {
  return (PLACES[process.platform] ?? []).find((place) => existsSync(place)) ?? null;
}

/**
 * Path of a browser that can show Chinese; where they are missing, it installs Debian's Chromium and Noto fonts if it
 * can. Null where there is no browser.
 *
 * @param kind `quick`: Chromium without windows where there is one. `of people`: the one that residents have, windows
 * and all.
 */
export function ensureBrowser(kind: 'quick' | 'of people', print: (line: string) => void): string | null {
  const find = () => (kind === 'quick' && existsSync(WITHOUT_WINDOWS.place) ? WITHOUT_WINDOWS.place : findBrowser());
  const wanted = [
    ...(find() === null ? [kind === 'quick' ? WITHOUT_WINDOWS.package : 'chromium'] : []),
    // Without one, pages are measured and printed with empty boxes for letters.
    ...(hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
  if (wanted.length > 0) install(wanted, print);
  return find();
}

/** Only Linux may lack a Chinese font. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  return spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0;
}

function install(packages: readonly string[], print: (line: string) => void): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    print(`缺少浏览器或中文字体。Debian 上由管理员运行：apt-get install ${packages.join(' ')}`);
    return;
  }
  print(`正在安装 ${packages.join('、')}……`);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const done = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (done.status !== 0) return;
  }
}
