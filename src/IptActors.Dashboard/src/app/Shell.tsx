import { NativeSelect, useMantineColorScheme, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useCatalog } from '../api/Catalog';
import { humanise } from '../lib/words';
import { RiskAlert } from '../live/RiskAlert';
import { useSession } from '../session/Session';
import type { Role } from '../session/token';
import { Mark } from './Mark';
import { pagesOf } from './navigation';
import './shell.css';

/** What stands around every page: where one can go, who is signed in, how it looks. */
export function Shell({ children }: { children: ReactNode }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const opened = useRef(location);

  useEffect(() => {
    setOpen(false);
    if (opened.current !== location) {
      const redirected = opened.current === '/';
      opened.current = location;
      if (redirected) {
        return;
      }
      // A new page is read from its beginning, by eye and by screen reader.
      main.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
  }, [location]);

  return (
    <div className="shell">
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>Skip to the page</a>
      <header className="rail" data-open={open || undefined}>
        <div className="rail__top">
          <Link href="/" className="rail__mark"><Mark size={26} /> <span>IptActors</span></Link>
          <UnstyledButton className="rail__toggle" aria-expanded={open} aria-controls="rail-body" onClick={() => setOpen(!open)}>Menu</UnstyledButton>
        </div>
        <div className="rail__body" id="rail-body">
          <nav aria-label="Pages">
            <ul>
              {pagesOf(session.role).map((page) => (
                <li key={page.path}>
                  <Link href={page.path} aria-current={location.startsWith(page.path) ? 'page' : undefined}>{page.label}</Link>
                </li>
              ))}
            </ul>
          </nav>
          <Person />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {session.role === 'auditor' && <Purpose />}
        <RiskAlert />
        {session.role === 'auditor' && session.purpose === null ? null : children}
      </main>
    </div>
  );
}

function Person() {
  const { claims, role, actAs, signOut } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className="person" aria-label="You">
      <p className="person__name">{claims.subject}</p>
      <p className="person__role">{claims.roles.length === 1 ? `${humanise(role)} at ${claims.clinic}` : `At ${claims.clinic}`}</p>
      {claims.roles.length > 1 && (
        <NativeSelect
          size="xs" label="Acting as" value={role}
          onChange={(event) => actAs(event.currentTarget.value as Role)}
          data={claims.roles.map((value) => ({ value, label: humanise(value) }))}
        />
      )}
      <NativeSelect
        size="xs" label="Colours" value={colorScheme}
        onChange={(event) => setColorScheme(event.currentTarget.value as 'auto' | 'light' | 'dark')}
        data={[{ value: 'auto', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]}
      />
      <UnstyledButton className="person__out" onClick={signOut}>Sign out</UnstyledButton>
    </section>
  );
}

/** An auditor says why they read; the server refuses them otherwise and keeps what they said. */
function Purpose() {
  const { purpose, readFor } = useSession();
  const catalog = useCatalog();
  return (
    <div className="purpose">
      <NativeSelect
        size="xs" label="Purpose of reading" value={purpose ?? ''}
        onChange={(event) => readFor(event.currentTarget.value)}
        data={[...(purpose === null ? [{ value: '', label: 'Choose one', disabled: true }] : []), ...catalog.codes('purpose_of_use').map(({ code, title }) => ({ value: code, label: title }))]}
      />
      {purpose === null && <p className="quiet">Everything that an auditor reads is read for a purpose. Choose yours to begin.</p>}
    </div>
  );
}
