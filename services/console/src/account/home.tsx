import { Button, Stack, Text, Title } from '@mantine/core'
import { Link, Navigate } from 'react-router'
import { read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { recentFirst } from '../shell/recent-companies.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'

/** Leads to the company that was looked at last; whoever reaches none is led to a first one. */
export default function Home() {
  const { words } = useWords()
  const { data, error } = read.useQuery('get', '/v1/me/access')
  if (!data) return error ? <ProblemAlert of={error} /> : <Waiting />
  const [first] = recentFirst(data.companies)
  if (first) return <Navigate to={linkTo(paths.company, { companyId: first.companyId })} replace />
  return (
    <Stack maw={560} mx="auto" mt="10vh" align="flex-start">
      <title>{`${words.account.welcome.title} · Holdfast`}</title>
      <Title order={1}>{words.account.welcome.title}</Title>
      <Text>{words.account.welcome.text}</Text>
      <Button component={Link} to={paths.newCompany}>
        {words.account.newCompany.title}
      </Button>
    </Stack>
  )
}
