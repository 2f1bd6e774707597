/**
 * Shuts the page off from every network (锁住网页), before the first byte of a sender's file is read: from then on neither the
 * page nor a worker that it makes can ask any host for anything, its own included. A policy that was added can't be taken
 * away, only the page can be left.
 */

/** What stays: to run a worker that the page has made itself, and to draw what is in its style sheets. */
const POLICY = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'none'",
  'img-src data:',
  'worker-src blob:',
  "form-action 'none'",
].join('; ');

/** Ways out of which no policy speaks in the browsers of today; workers have none of them. */
const PEERS = ['RTCPeerConnection', 'webkitRTCPeerConnection'] as const;

let isLocked = false;

export function lockPage(): void {
  if (isLocked) return;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = POLICY;
  document.head.append(policy);
  for (const name of PEERS) Reflect.deleteProperty(window, name);
  isLocked = true;
}
