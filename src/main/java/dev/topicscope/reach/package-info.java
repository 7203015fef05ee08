/// Getting to brokers that this machine can't reach at the addresses they advertise.
package dev.topicscope.reach;
