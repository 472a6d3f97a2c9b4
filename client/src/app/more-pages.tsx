import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { NavLink, useLocation } from 'react-router';
import { type Page, topPath } from './page-table.ts';
import classes from './shell.module.css';

/** The pages for which the bar of a narrow window has no room. */
export function MorePages({ pages }: { pages: readonly Page[] }) {
  const [open, menu] = useDisclosure();
  const top = topPath(useLocation().pathname);
  const isHere = pages.some(({ path }) => path === top);
  return (
    <Popover position="bottom" shadow="lg" trapFocus opened={open} onChange={menu.set}>
      <Popover.Target>
        <button
          type="button"
          className={`${classes.tab} ${classes.narrow}`}
          aria-current={isHere ? 'page' : undefined}
          onClick={menu.toggle}
        >
          <IconDots size={19} stroke={1.7} aria-hidden />
          More
        </button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label="More pages">
        {pages.map(({ path, label, icon: Icon }) => (
          <NavLink key={path} to={path} className={classes.tab} onClick={menu.close}>
            <Icon size={19} stroke={1.7} aria-hidden />
            {label}
          </NavLink>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
