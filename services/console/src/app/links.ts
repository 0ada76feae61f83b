import { generatePath } from 'react-router'
import { type Path, paths } from '../paths.ts'

type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

/** The address of a page: `linkTo(paths.member, { companyId, userId })`. */
export function linkTo<P extends Path>(path: P, ids: Record<Names<P>, string>): string {
  return generatePath<string>(path, ids)
}

/** The page to sign in, from which one comes back to the page that was asked for. */
export function signInBefore({ pathname, search }: { pathname: string; search: string }): string {
  return pathname === paths.home ? paths.signIn : `${paths.signIn}?to=${encodeURIComponent(pathname + search)}`
}
