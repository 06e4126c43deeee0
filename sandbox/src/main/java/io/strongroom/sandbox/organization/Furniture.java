package io.strongroom.sandbox.organization;

/** What is found in an account before anyone remediates it, made by the simulated clients themselves. */
interface Furniture {
    void furnish(Premises premises);
}
