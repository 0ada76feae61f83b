import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/words.tsx'

/** The site is not there for the person, or not any more. */
export function SiteGone() {
  const { words } = useWords()
  const { companyId } = useCompany()
  return (
    <Page title={words.sites.gone.title} text={words.sites.gone.text}>
      <Anchor component={Link} to={linkTo(paths.sites, { companyId })}>
        {words.sites.gone.link}
      </Anchor>
    </Page>
  )
}
