import { Title } from '@mantine/core'

/** The title of a page in a card, and of its tab. */
export function CardTitle({ children }: { children: string }) {
  return (
    <>
      <title>{`${children} · Holdfast`}</title>
      <Title order={1} size="h2">
        {children}
      </Title>
    </>
  )
}
