import { VisuallyHidden } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import classes from './review.module.css';

interface ReviewMarkProps {
  /** Where it lies on the tile. */
  className?: string | undefined;
  /** Where there is no room for its words, which are still told. */
  isSmall?: boolean;
}

/** On a picture whose cutout is worth a look. */
export function ReviewMark({ className = '', isSmall = false }: ReviewMarkProps) {
  const words = 'Please look';
  return (
    <span
      className={`${classes.mark} ${className}`}
      data-small={isSmall || undefined}
      title={isSmall ? words : undefined}
    >
      <IconEye size={14} aria-hidden />
      {isSmall ? <VisuallyHidden>{words}</VisuallyHidden> : words}
    </span>
  );
}
