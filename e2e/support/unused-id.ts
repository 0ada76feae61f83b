/** An id that belongs to no user, company or other thing. */
export const UNUSED_ID = '01990000-0000-7000-8000-000000000000'
