import { CloseButton, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { ListStart } from '../../ui/list-start.tsx'
import { useWords } from '../../words/words.tsx'
import { SiteName } from '../site-name.tsx'
import { SiteSelect } from '../site-select.tsx'
import type { RoleOnSite } from './access-choice.ts'
import { type SiteRole, siteRoles } from './site-roles.ts'

const MOST_SITES = 200
const SHOWN_AT_ONCE = 20

/**
 * Chooses sites, with a role on each.
 * @param withRoles false where only the sites matter
 */
export function SiteRolesField({
  label,
  value,
  onChange,
  isOffered = () => true,
  withRoles = true,
}: {
  label: string
  value: RoleOnSite[]
  onChange: (value: RoleOnSite[]) => void
  isOffered?: (siteId: string) => boolean
  withRoles?: boolean
}) {
  const { words, say } = useWords()
  // The new one comes first, where it is seen however many there are.
  const add = (siteId: string | undefined) => {
    if (siteId) onChange([{ siteId, role: value[0]?.role ?? 'developer' }, ...value])
  }
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {value.length < MOST_SITES ? (
          <SiteSelect
            label={words.company.sites.add}
            placeholder={words.company.sites.search}
            value={undefined}
            onChange={add}
            isOffered={isOffered}
            without={value.map(({ siteId }) => siteId)}
          />
        ) : (
          <Text size="sm">{say(words.company.sites.most, { n: MOST_SITES })}</Text>
        )}
        <ListStart
          of={value}
          step={SHOWN_AT_ONCE}
          each={(one) => (
            <SiteRow
              key={one.siteId}
              one={one}
              withRole={withRoles}
              onRole={(role) => onChange(value.map((other) => (other === one ? { ...one, role } : other)))}
              onRemove={() => onChange(value.filter((other) => other !== one))}
            />
          )}
        />
        {withRoles && (
          <Text size="sm" c="dimmed">
            {words.company.siteRoleTexts}
          </Text>
        )}
      </Stack>
    </Fieldset>
  )
}

function SiteRow({
  one,
  withRole,
  onRole,
  onRemove,
}: {
  one: RoleOnSite
  withRole: boolean
  onRole: (role: SiteRole) => void
  onRemove: () => void
}) {
  const { words } = useWords()
  const id = `site-${one.siteId}`
  return (
    <Group justify="space-between" gap="xs">
      <Text id={id} fw={600} flex="1 1 10rem">
        <SiteName siteId={one.siteId} />
      </Text>
      <Group gap="xs" wrap="nowrap">
        {withRole && (
          <NativeSelect
            aria-label={words.company.members.role}
            aria-describedby={id}
            value={one.role}
            data={siteRoles.map((role) => ({ value: role, label: words.shell.roles[role] }))}
            onChange={(event) => onRole(event.currentTarget.value as SiteRole)}
          />
        )}
        <CloseButton aria-label={words.company.sites.leaveOut} aria-describedby={id} onClick={onRemove} />
      </Group>
    </Group>
  )
}
