import { useLocation } from 'react-router'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { PageLinks } from '../../ui/page-links.tsx'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { isPageFor } from '../pages.ts'

/** From the members to the invited, and back. */
export function PeopleTabs() {
  const { words } = useWords()
  const { pathname } = useLocation()
  const inside = useCompany()
  const { companyId } = inside
  const links = (
    [
      { path: paths.members, label: words.shell.sections.members },
      { path: paths.invitations, label: words.company.invitations.title },
      { path: paths.whoCan, label: words.company.whoCan.title },
    ] as const
  )
    .filter(({ path }) => isPageFor(path, inside))
    .map(({ path, label }) => ({
      to: linkTo(path, { companyId }),
      label,
      isHere: pathname === linkTo(path, { companyId }),
    }))
  return links.length < 2 ? null : <PageLinks label={words.company.members.nav} links={links} />
}
