import { SegmentedControl, Title } from '@mantine/core';
import { Link, Outlet, useSearchParams } from 'react-router';
import { KeepOriginalsSwitch } from '../upload/keep-originals-switch.tsx';
import classes from './library.module.css';
import { LibraryList } from './library-list.tsx';

const choices = [
  { value: 'all', label: 'All' },
  { value: 'review', label: 'Review' },
];

export function LibraryPage() {
  const [params, setParams] = useSearchParams();
  const show = params.get('show') === 'review' ? 'review' : 'all';
  return (
    <>
      <div className={classes.head}>
        <div className={classes.title}>
          <Title order={1} tabIndex={-1}>
            Library
          </Title>
          <SegmentedControl
            aria-label="Show"
            data={choices}
            value={show}
            onChange={(next) => setParams(next === 'all' ? {} : { show: next }, { replace: true })}
          />
        </div>
        <KeepOriginalsSwitch className={classes.keep} />
      </div>
      {show === 'review' && (
        <p className={classes.review}>
          <Link to="/review">Go through them one by one</Link>
        </p>
      )}
      <LibraryList key={show} isReview={show === 'review'} />
      <Outlet />
    </>
  );
}
