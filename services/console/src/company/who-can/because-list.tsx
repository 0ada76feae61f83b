import { List, Text } from '@mantine/core'
import { ListStart } from '../../ui/list-start.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { SiteName } from '../site-name.tsx'

export interface Because {
  role: string
  via: 'owner' | 'company-role' | 'site-role'
  siteId?: string
}

/** From where somebody has a permission. */
export function BecauseList({ because }: { because: Because[] }) {
  const { words } = useWords()
  const roles: Record<string, string> = words.shell.roles
  return (
    <ListStart
      of={because}
      step={5}
      around={(items) => (
        <List size="sm" c="dimmed" withPadding={false}>
          {items}
        </List>
      )}
      each={({ role, via, siteId }) => (
        <List.Item key={`${role} ${via} ${siteId}`}>
          <Text span inherit>
            {via === 'owner' && words.company.whoCan.because.owner}
            {via === 'company-role' && (
              <Say of={words.company.whoCan.because.company} with={{ role: roles[role] ?? role }} />
            )}
            {via === 'site-role' && siteId && (
              <Say
                of={words.company.whoCan.because.site}
                with={{ role: roles[role] ?? role, site: <SiteName siteId={siteId} /> }}
              />
            )}
          </Text>
        </List.Item>
      )}
    />
  )
}
