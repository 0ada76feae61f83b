import { Anchor, Text } from '@mantine/core'
import { Link, Outlet, useMatches, useParams } from 'react-router'
import { linkTo } from '../app/links.ts'
import { type CompanyPath, paths } from '../paths.ts'
import { SiteGone } from '../sites/site-gone.tsx'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'
import { isPageFor } from './pages.ts'

/** The page, if it is for the person. Whoever comes by its address otherwise is told so, and nothing is asked for. */
export function PageGate() {
  const inside = useCompany()
  const { siteId } = useParams()
  const path = useMatches().at(-1)?.handle as CompanyPath
  if (isPageFor(path, { ...inside, siteId })) return <Outlet />
  const { companyRole, sites } = inside.reached
  // Whoever has roles on single sites is not told whether there are others.
  if (siteId !== undefined && companyRole === null && !sites.some((site) => site.siteId === siteId)) return <SiteGone />
  return <NotForYou />
}

function NotForYou() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { title, text, link } = words.company.notForYou
  return (
    <Page title={title}>
      <Text>{text}</Text>
      <Anchor component={Link} to={linkTo(paths.company, { companyId })}>
        {link}
      </Anchor>
    </Page>
  )
}
