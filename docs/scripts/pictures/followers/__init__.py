"""The pictures of the followers' guide: somebody in Puno, a trucker, and a village's group."""
