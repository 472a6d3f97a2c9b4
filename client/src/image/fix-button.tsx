import { Button, type ButtonProps } from '@mantine/core';
import { IconBrush } from '@tabler/icons-react';
import { Link, useLocation } from 'react-router';
import { editorPath } from './editor-path.ts';

/** Opens a picture where its cutout is corrected, from where one comes back to this page. */
export function FixButton({ imageId, children = 'Fix', ...rest }: ButtonProps & { imageId: string }) {
  const { pathname, search } = useLocation();
  return (
    <Button
      variant="default"
      component={Link}
      to={editorPath(imageId)}
      state={{ from: pathname + search }}
      leftSection={<IconBrush size={16} aria-hidden />}
      {...rest}
    >
      {children}
    </Button>
  );
}
