import { NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { EndField } from '../../gallery/end-field.tsx';
import type { LinkValues } from './link-values.ts';
import classes from './share.module.css';

interface LinkFieldsProps {
  values: LinkValues;
  onChange: (values: LinkValues) => void;
  /** One that is there shows the photos or does not, for good. */
  isNew: boolean;
}

export function LinkFields({ values, onChange, isNew }: LinkFieldsProps) {
  const set = (patch: Partial<LinkValues>) => onChange({ ...values, ...patch });
  return (
    <Stack gap="md">
      <div className={classes.pair}>
        <TextInput
          label="For whom"
          description="Only you see it."
          placeholder="Grandparents"
          data-autofocus
          maxLength={200}
          value={values.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
        <EndField
          label="Ends"
          description="With the gallery at the latest."
          neverLabel="With the gallery"
          choice={values.end}
          onChange={(end) => set({ end })}
        />
      </div>
      {isNew && (
        <Switch
          label="They see the photos"
          description="Without this it is a drop box: they send photos and see none."
          checked={values.canSee}
          onChange={(event) => set({ canSee: event.currentTarget.checked })}
        />
      )}
      {values.canSee && (
        <Switch
          label="They may save the originals"
          description="Originals carry what the camera wrote into them, often where they were taken. Otherwise they get previews, which do not."
          checked={values.canGetOriginals}
          onChange={(event) => set({ canGetOriginals: event.currentTarget.checked })}
        />
      )}
      <Switch
        label="They may send photos"
        checked={values.canSend}
        onChange={(event) => set({ canSend: event.currentTarget.checked })}
      />
      {values.canSend && <SendFields values={values} set={set} />}
      <Switch
        label="Ask for a password"
        checked={values.hasPassword}
        onChange={(event) => set({ hasPassword: event.currentTarget.checked })}
      />
      {values.hasPassword && (
        <TextInput
          aria-label="Password"
          placeholder="Tell it to them another way"
          autoComplete="off"
          maxLength={200}
          value={values.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}

function SendFields({ values, set }: { values: LinkValues; set: (patch: Partial<LinkValues>) => void }) {
  return (
    <div className={classes.send}>
      <Switch
        label="I review them first"
        description="Until then nobody else sees them."
        checked={values.needsApproval}
        onChange={(event) => set({ needsApproval: event.currentTarget.checked })}
      />
      <div className={classes.pair}>
        <NumberInput
          label="Photos at most"
          placeholder="No limit"
          min={1}
          allowDecimal={false}
          value={values.maxImages}
          onChange={(maxImages) => set({ maxImages })}
        />
        <NumberInput
          label="MB a photo"
          placeholder="No limit"
          min={0}
          value={values.maxImageMegabytes}
          onChange={(maxImageMegabytes) => set({ maxImageMegabytes })}
        />
        <NumberInput
          label="MB in all"
          placeholder="No limit"
          min={0}
          value={values.maxMegabytes}
          onChange={(maxMegabytes) => set({ maxMegabytes })}
        />
        <EndField
          label="They are gone"
          neverLabel={values.keptLife ? 'As before' : 'With the gallery'}
          choice={values.life}
          onChange={(life) => set({ life })}
        />
      </div>
    </div>
  );
}
