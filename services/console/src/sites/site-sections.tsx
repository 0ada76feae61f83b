import { useLocation } from 'react-router'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { isPageFor } from '../company/pages.ts'
import { paths } from '../paths.ts'
import { PageLinks } from '../ui/page-links.tsx'
import { useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'

/** The sections of a site. What one may not see is not listed. */
export function SiteSections() {
  const { words } = useWords()
  const inside = useCompany()
  const { companyId, siteId } = useSite()
  const { pathname } = useLocation()
  const ids = { companyId, siteId }
  const home = linkTo(paths.site, ids)
  const sections = (
    [
      { path: paths.site, label: words.sites.environments },
      { path: paths.siteMembers, label: words.shell.sections.members },
      { path: paths.siteOperations, label: words.shell.sections.operations },
      { path: paths.siteSettings, label: words.sites.settings.title },
    ] as const
  )
    .filter(({ path }) => isPageFor(path, { ...inside, siteId }))
    .map(({ path, label }) => ({ to: linkTo(path, ids), label }))
  const here = sections.findLast(({ to }) => pathname.startsWith(to))?.to ?? home
  const links = sections.map((section) => ({ ...section, isHere: section.to === here }))
  return <PageLinks label={words.sites.sections} links={links} />
}
