/** The hands of the desk's page: the browser's address, storage and network, given to what is drawn. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { deskCalls } from './desk-calls.ts';
import { type DraftStore, Drafts } from './drafts.ts';

/** A browser that keeps nothing throws where the storage is asked for. */
function storage(kind: 'sessionStorage' | 'localStorage'): DraftStore | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

const root = document.getElementById('desk');
if (root === null) throw new Error('the page has no place for the desk');
const base = new URL('.', window.location.href).pathname;
createRoot(root).render(
  <App
    calls={deskCalls(base, (address, init) => fetch(address, { ...init, cache: 'no-store' }))}
    drafts={new Drafts(storage('sessionStorage'))}
    habits={new Drafts(storage('localStorage'))}
  />,
);
