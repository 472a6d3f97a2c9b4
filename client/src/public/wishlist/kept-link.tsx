import { useId, useState } from 'react';
import classes from './give-form.module.css';

/** An address to be kept. Where a page may not copy, it is selected. */
export function KeptLink({ url }: { url: string }) {
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(url);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className={classes.link}>
      <label htmlFor={id}>Your link to take it back</label>
      <input id={id} readOnly value={url} onFocus={({ target }) => target.select()} />
      <button className="button" type="button" onClick={copy}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
