/** Counts the devices that a release was handed to, across every instance of the service. */
export interface LimitStore {
    /**
     * Whether this device may have the release: yes for one that was let through before, and for a further one as long as there is
     * room. Must be atomic. Where it rejects, nothing is offered.
     */
    take(releaseVersion: string, deviceId: string): Promise<boolean>;
}
