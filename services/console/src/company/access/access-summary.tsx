import { Badge } from '@mantine/core'
import { useWords } from '../../words/words.tsx'
import type { Held } from './access-change.ts'

/** In a few words: the role, or on how many sites there is one. */
export function AccessSummary({ isOwner, access }: Held) {
  const { words, say } = useWords()
  return (
    <span>
      {isOwner && <Badge mr={6}>{words.shell.roles.owner}</Badge>}
      {access.companyRole
        ? words.shell.roles[access.companyRole]
        : say(words.company.members.sites, { n: access.siteRoles?.length ?? 0 })}
    </span>
  )
}
