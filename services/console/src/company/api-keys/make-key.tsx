import type { Column } from '@holdfast/access/permissions'
import { Button, Checkbox, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api, read, useAct } from '../../api/client.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useWords } from '../../words/words.tsx'
import { type InCompany, useCompany } from '../company-context.ts'

const DAY_MS = 86_400_000
/** An expiry is rounded, so that asking again after an answer that was lost asks for the same key. */
const HOUR_MS = 3_600_000
const lives = { month: 30, quarter: 90, year: 365, forever: undefined } as const
type Life = keyof typeof lives

/** Makes a key that may no more than its maker, and shows it once. */
export function MakeKey({ onClose }: { onClose: () => void }) {
  const { words } = useWords()
  const { companyId, reached } = useCompany()
  const [name, setName] = useState('')
  const [life, setLife] = useState<Life>('quarter')
  const [chosen, setChosen] = useState<string[]>([])
  const [made, setMade] = useState<string>()
  const make = useAct(
    async () => {
      const days = lives[life]
      const { data } = await api.POST('/v1/companies/{companyId}/api-keys', {
        params: { path: { companyId } },
        body: {
          name,
          permissions: chosen,
          ...(days && { expiresAt: new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + days * DAY_MS).toISOString() }),
        },
      })
      return (data as { key: string }).key
    },
    (key) => setMade(key),
  )
  if (made !== undefined) return <MadeKey value={made} onClose={onClose} />
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.company.keys.make}
      button={words.company.keys.make}
      act={make}
      isReady={name.trim() !== '' && chosen.length > 0}
      size="lg"
    >
      <TextInput
        label={words.shell.name}
        description={words.company.keys.nameHint}
        maxLength={100}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.company.keys.ends}
        value={life}
        data={(Object.keys(lives) as Life[]).map((value) => ({ value, label: words.company.keys.lives[value] }))}
        onChange={(event) => setLife(event.currentTarget.value as Life)}
      />
      <KeyPermissions column={columnOf(reached)} value={chosen} onChange={setChosen} />
    </ActDialog>
  )
}

/** The column of the table of permissions that says what the maker may. */
function columnOf({ isOwner, companyRole }: InCompany['reached']): Column {
  return isOwner ? 'owner' : (companyRole ?? 'siteDeveloper')
}

function KeyPermissions({
  column,
  value,
  onChange,
}: {
  column: Column
  value: string[]
  onChange: (value: string[]) => void
}) {
  const { words } = useWords()
  const { data } = read.useQuery('get', '/v1/permissions')
  const offered = (data?.permissions ?? []).filter(({ apiKeys, roles }) => apiKeys && roles[column] !== 'no')
  const titles: Record<string, string> = words.company.permissionTitles
  return (
    <Fieldset legend={words.company.keys.may}>
      <Stack gap="xs">
        <Group gap="xs">
          <Button size="compact-xs" variant="default" onClick={() => onChange(offered.map(({ id }) => id))}>
            {words.company.keys.all}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => onChange([])}>
            {words.company.keys.none}
          </Button>
        </Group>
        <Checkbox.Group value={value} onChange={onChange}>
          <Stack gap="xs" mah={260} style={{ overflowY: 'auto' }} p={2}>
            {offered.map(({ id, title }) => (
              <Checkbox key={id} value={id} label={titles[id] ?? title} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Stack>
    </Fieldset>
  )
}

/** It is not kept anywhere, so it is not shown again. */
function MadeKey({ value, onClose }: { value: string; onClose: () => void }) {
  const { words } = useWords()
  return (
    <Dialog opened onClose={onClose} title={words.company.keys.made} closeOnClickOutside={false}>
      <Stack>
        <Text>{words.company.keys.once}</Text>
        <TextInput
          label={words.company.keys.key}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" className="acts">
          <CopyButton text={value} variant="default" data-autofocus>
            {words.company.keys.copy}
          </CopyButton>
          <Button onClick={onClose}>{words.company.keys.kept}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
