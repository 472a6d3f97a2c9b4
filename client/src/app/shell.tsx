import { lazy, Suspense, useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { AccountMenu } from '../account/account-menu.tsx';
import { KeepKeyCard } from '../account/keep-key-card.tsx';
import { ColorSchemeToggle } from '../ui/color-scheme-toggle.tsx';
import { Logo } from '../ui/logo.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { DropAnywhere } from './drop-anywhere.tsx';
import { MorePages } from './more-pages.tsx';
import { findPage, pages, placeOf } from './page-table.ts';
import classes from './shell.module.css';
import { useDropTarget } from './use-drop-target.ts';

/** There is nothing in it at the start. */
const TrayPanel = lazy(async () => ({ default: (await import('../upload/tray-panel.tsx')).TrayPanel }));

const inBar = pages.filter(({ place }) => place === 'bar');
const underMore = pages.filter(({ place }) => place === 'more');

/** Header, navigation and the page below them. On a phone the navigation is at the thumb, at the screen's lower edge. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const loading = useNavigation().state === 'loading';
  usePageChange(main);
  const dropTarget = useDropTarget();
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.home} aria-label="Pasteup, to the Studio">
          <Logo />
        </Link>
        <nav className={classes.tabs} aria-label="Pages">
          {inBar.map(({ path, label, icon: Icon }) => (
            <NavLink key={path} to={path} end={path === '/'} className={classes.tab}>
              <Icon size={19} stroke={1.7} aria-hidden />
              {label}
            </NavLink>
          ))}
          {underMore.map(({ path, label, icon: Icon }) => (
            <NavLink key={path} to={path} className={`${classes.tab} ${classes.wide}`}>
              <Icon size={19} stroke={1.7} aria-hidden />
              {label}
            </NavLink>
          ))}
          {underMore.length > 0 && <MorePages pages={underMore} />}
        </nav>
        <div className={classes.tools}>
          <ColorSchemeToggle />
          <AccountMenu />
        </div>
        {loading && <span className={classes.loading} aria-hidden />}
      </header>
      <ConnectionBanner />
      <KeepKeyCard onGone={() => main.current?.focus({ preventScroll: true })} />
      <main id="main" ref={main} className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense fallback={null}>
        <TrayPanel />
      </Suspense>
      <DropAnywhere {...dropTarget} />
      <ScrollRestoration getKey={({ pathname }) => placeOf(pathname)} />
    </div>
  );
}

/** Names the window after the page, and moves the focus to a page that was navigated to. */
function usePageChange(main: React.RefObject<HTMLElement | null>) {
  const path = placeOf(useLocation().pathname);
  const shown = useRef(path);
  useEffect(() => {
    const page = findPage(path);
    document.title = page ? `${page.label} · Pasteup` : 'Pasteup';
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path, main]);
}
