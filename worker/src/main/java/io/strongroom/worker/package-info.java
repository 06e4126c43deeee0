/** Queue, plan, apply, verify: the only module that touches customers' AWS accounts. */
package io.strongroom.worker;
