/** What is wrong with the subject of a commit; nothing where it is well. */
export declare function complaintOf(subject: string): string | undefined;
