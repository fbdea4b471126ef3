import '@fontsource/ibm-plex-sans/latin-400.css';
import '@fontsource/ibm-plex-sans/latin-500.css';
import '@fontsource/ibm-plex-sans/latin-600.css';
import '@mantine/core/styles.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { store } from './session/store';
import { takeFromAddress } from './session/token';

takeLink();

// A link that is opened where the dashboard is open already changes the address and loads nothing.
addEventListener('hashchange', () => {
  if (takeLink()) {
    location.reload();
  }
});

function takeLink(): boolean {
  const token = takeFromAddress(location, history);
  if (token === null) {
    return false;
  }
  store.forget();
  store.keepToken(token);
  return true;
}

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element with the id root.');
}
createRoot(root).render(<StrictMode><App /></StrictMode>);
