import { MantineProvider } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { CatalogGate } from '../api/Catalog';
import { LiveGate } from '../live/Live';
import { SessionGate, useSession } from '../session/Session';
import { pagesOf } from './navigation';
import { NotHere } from './NotHere';
import { Shell } from './Shell';
import { styleNonce, theme } from './theme';

const CoursePage = lazy(() => import('../course/CoursePage'));

/** The whole dashboard. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <SessionGate>
        <CatalogGate>
          <LiveGate>
            <Shell>
              <Suspense fallback={<p className="waiting" role="status">Opening…</p>}>
                <Pages />
              </Suspense>
            </Shell>
          </LiveGate>
        </CatalogGate>
      </SessionGate>
    </MantineProvider>
  );
}

function Pages() {
  const { role } = useSession();
  const pages = pagesOf(role);
  const first = pages[0];
  return (
    <Switch>
      {pages.map((page) => <Route key={page.path} path={page.path}><page.Page /></Route>)}
      <Route path="/courses/:id">{({ id }) => <CoursePage key={id} id={id} />}</Route>
      {first !== undefined && <Route path="/"><Redirect to={first.path} replace /></Route>}
      <Route><NotHere /></Route>
    </Switch>
  );
}
