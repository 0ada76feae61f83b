import { Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { read } from '../api/client.ts'
import { paths } from '../paths.ts'
import { ListStart } from '../ui/list-start.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { AccessCard } from './access-card.tsx'

/** So many companies are seen at a glance. */
const FEW = 8

/** Every company and site that the person reaches. They come whole, so they are searched here. */
export default function Access() {
  const { words } = useWords()
  const [search, setSearch] = useState('')
  const { data, error, isPending } = read.useQuery('get', '/v1/me/access')
  const wanted = search.toLocaleLowerCase()
  const found = data?.companies.filter(
    ({ name, sites }) =>
      name.toLocaleLowerCase().includes(wanted) || sites.some((site) => site.name.toLocaleLowerCase().includes(wanted)),
  )
  return (
    <Page
      title={words.settings.access.title}
      text={words.settings.access.text}
      action={
        <Button component={Link} to={paths.newCompany} leftSection={<IconPlus size={16} aria-hidden />}>
          {words.account.newCompany.title}
        </Button>
      }
    >
      <ProblemAlert of={error} />
      {isPending && <Waiting />}
      {data && data.companies.length > FEW && (
        <SearchBox label={words.settings.access.search} value={search} onSearch={setSearch} />
      )}
      {found && (
        <Stack maw={780}>
          {found.length === 0 && (
            <Text>{search === '' ? words.account.welcome.text : words.settings.access.notFound}</Text>
          )}
          <ListStart
            of={found}
            step={20}
            each={(company) => <AccessCard key={company.companyId} company={company} />}
          />
        </Stack>
      )}
    </Page>
  )
}
