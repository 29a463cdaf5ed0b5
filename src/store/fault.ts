/** What a person can mend in the installation: told as one sentence, without a trace of calls. */
export class InstallationFault extends Error {}
