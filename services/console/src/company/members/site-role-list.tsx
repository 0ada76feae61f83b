import { List } from '@mantine/core'
import { ListStart } from '../../ui/list-start.tsx'
import { Say, useWords } from '../../words/words.tsx'
import type { RoleOnSite } from '../access/access-choice.ts'
import { SiteName } from '../site-name.tsx'

/** The first roles on sites that somebody has, and more of them when they are asked for. @param sentence with `{site}` and `{role}` */
export function SiteRoleList({ siteRoles, sentence }: { siteRoles: RoleOnSite[]; sentence: string }) {
  const { words } = useWords()
  return (
    <ListStart
      of={siteRoles}
      step={20}
      around={(items) => <List>{items}</List>}
      each={({ siteId, role }) => (
        <List.Item key={siteId}>
          <Say of={sentence} with={{ site: <SiteName siteId={siteId} />, role: words.shell.roles[role] }} />
        </List.Item>
      )}
    />
  )
}
