import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLink } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { readAddresses } from '../image/picture-address.ts';
import classes from './add-by-address.module.css';
import { useStudio } from './studio-feature.ts';

interface AddByAddressProps {
  /** Whether there is room for its icon alone. Default: no. */
  isSmall?: boolean;
}

/** The way in for a picture that is somewhere in the web, for who does not paste its address onto the page. */
export function AddByAddress({ isSmall = false }: AddByAddressProps) {
  const studio = useStudio();
  const [open, popover] = useDisclosure();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const addresses = readAddresses(text);
    if (addresses.length === 0) return setWrong(true);
    setText('');
    popover.close();
    studio.addAddresses(addresses);
  }

  return (
    <Popover width={320} shadow="lg" radius="md" trapFocus returnFocus opened={open} onChange={popover.set}>
      <Popover.Target>
        {isSmall ? (
          <ActionIcon variant="default" size={36} aria-label="By address" onClick={popover.toggle}>
            <IconLink size={17} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            size="lg"
            leftSection={<IconLink size={20} aria-hidden />}
            onClick={popover.toggle}
          >
            By address
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label="Add by address">
        <form className={classes.form} onSubmit={submit}>
          <TextInput
            label="Address of a picture"
            description="This server fetches it. Pasted anywhere on this page it comes as well."
            placeholder="https://"
            inputMode="url"
            autoComplete="off"
            data-autofocus
            value={text}
            error={isWrong && 'That is no address of a picture.'}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setWrong(false);
            }}
          />
          <Button type="submit" disabled={text.trim() === ''}>
            Fetch
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
